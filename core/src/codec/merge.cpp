#include "codec/merge.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace redress::json {

namespace {

using Type = Value::Type;

// Which part of a policy an object is: its own rules hold there.
enum class Part : std::uint8_t { root, calendars, categories, category, examples, any };

Part part_of(Part parent, std::string_view name) {
  switch (parent) {
    case Part::root:
      if (name == "calendars") return Part::calendars;
      if (name == "categories") return Part::categories;
      return Part::any;
    case Part::categories:
      return Part::category;
    case Part::category:
      return name == "examples" ? Part::examples : Part::any;
    default:
      return Part::any;
  }
}

/// Finds members by name without their square in time, while new ones are appended.
class MemberIndex {
 public:
  MemberIndex(Value& object, std::size_t lookups) : object_(object), hashed_(lookups > 16) {
    if (!hashed_) return;
    for (std::size_t i = 0; i < object.children.size(); ++i)
      positions_.emplace(object.children[i].key, i);
  }

  Value* find(const std::string& name) {
    if (hashed_) {
      const auto found = positions_.find(name);
      return found == positions_.end() ? nullptr : &object_.children[found->second];
    }
    const auto found = std::find_if(object_.children.begin(), object_.children.end(),
                                    [&](const Value& child) { return child.key == name; });
    return found == object_.children.end() ? nullptr : &*found;
  }

  Value& append(const std::string& name) {
    if (hashed_) positions_.emplace(name, object_.children.size());
    Value& added = object_.children.emplace_back();
    added.key = name;
    return added;
  }

 private:
  Value& object_;
  bool hashed_;
  std::unordered_map<std::string, std::size_t> positions_;
};

Value empty_object(std::string key) {
  Value out;
  out.type = Type::object;
  out.key = std::move(key);
  return out;
}

void merge_object(Value& target, const Value& layer, Part part) {
  MemberIndex index(target, layer.children.size());
  for (const Value& member : layer.children) {
    Value* existing = index.find(member.key);
    if (member.is(Type::null)) {
      if (existing != nullptr) existing->type = Type::null;  // taken out below
      continue;
    }
    if (existing == nullptr) existing = &index.append(member.key);
    if (member.is(Type::object)) {
      if (!existing->is(Type::object) || part == Part::calendars)
        *existing = empty_object(member.key);
      merge_object(*existing, member, part_of(part, member.key));
    } else if (part == Part::examples && member.is(Type::array) && existing->is(Type::array)) {
      existing->children.insert(existing->children.end(), member.children.begin(),
                                member.children.end());
    } else {
      *existing = member;
    }
  }
  std::erase_if(target.children, [](const Value& child) { return child.is(Type::null); });
}

}  // namespace

void merge_policy(Value& target, const Value& layer) {
  if (!target.is(Type::object)) target = empty_object("");
  merge_object(target, layer, Part::root);
}

}  // namespace redress::json
