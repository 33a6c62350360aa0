#include "codec/layers.hpp"

#include <algorithm>
#include <array>

#include "codec/merge.hpp"
#include "codec/nearest.hpp"
#include "codec/policy_parts.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::array<std::string_view, 7> pack_names = {"general", "retail", "food", "bank",
                                                        "telecom", "post",   "auto"};

class Layering {
 public:
  Layering(const PolicyContext& context, Findings& findings)
      : context_(context), findings_(findings) {}

  Layers run(const Value& site) {
    out_.merged.type = Type::object;
    const Place root{&site, ""};
    const Place extends = root.member("extends");
    if (findings_.check(extends, Type::array)) {
      for (std::size_t i = 0; i < extends.value->children.size(); ++i) {
        const Place element = extends.element(i);
        const auto name = findings_.string_of(element);
        if (!name) continue;
        if (std::find(out_.named.begin(), out_.named.end(), *name) != out_.named.end()) {
          findings_.error("pack.twice", element.at,
                          "Pack " + in_quotes(*name) + " is named twice; name it once.");
          continue;
        }
        out_.named.push_back(*name);
        add_pack(*name, element.at);
      }
    }
    out_.folded_by_packs = fold_categories(Place{&out_.merged, ""}.member("categories"), nullptr);
    merge_policy(out_.merged, site);
    return std::move(out_);
  }

 private:
  // A pack is entered before its layers are read, so packs that extend each other end here.
  void add_pack(const std::string& name, const std::string& at) {
    if (std::find(entered_.begin(), entered_.end(), name) != entered_.end()) return;
    entered_.push_back(name);
    const auto texts = context_.pack ? context_.pack(name) : std::nullopt;
    if (!texts) {
      findings_.error("pack.unknown", at,
                      "There is no pack " + in_quotes(name) + "." + suggestion(name, pack_names));
      return;
    }
    std::vector<Value> layers;
    for (const std::string& text : *texts) {
      Result<Value> layer = read(text, limits::policy_bytes);
      if (!layer || !layer->is(Type::object)) {
        const std::string reason = layer ? "it is no object." : layer.error().message;
        findings_.error("pack.invalid", at,
                        "Pack " + in_quotes(name) + " cannot be read: " + reason);
        return;
      }
      layers.push_back(std::move(layer).value());
    }
    for (const Value& layer : layers) add_packs_of(layer, at);
    for (Value& layer : layers) {
      std::erase_if(layer.children, [](const Value& member) {
        return member.key == "extends" || member.key == "policy";
      });
      merge_policy(out_.merged, layer);
    }
    out_.resolved.push_back(name);
  }

  void add_packs_of(const Value& layer, const std::string& at) {
    const Value* extends = layer.find("extends");
    if (extends == nullptr) return;
    for (const Value& name : extends->children) add_pack(name.text, at);
  }

  const PolicyContext& context_;
  Findings& findings_;
  std::vector<std::string> entered_;
  Layers out_;
};

}  // namespace

Layers lay(const Value& site, const PolicyContext& context, Findings& findings) {
  return Layering(context, findings).run(site);
}

}  // namespace redress::json
