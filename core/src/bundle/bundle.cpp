#include "redress/bundle.hpp"

#include <algorithm>
#include <utility>

#include "base/layout.hpp"
#include "base/one_copy.hpp"
#include "bundle/container.hpp"
#include "bundle/sections.hpp"
#include "bundle/sha256.hpp"
#include "bundle/tables_file.hpp"

namespace redress {

namespace {

using bundle::bundle_error;
using bundle::Container;
using bundle::read_container;
using bundle::read_section;
using bundle::Section;
using bundle::SectionKind;
using bundle::shared_language;
using bundle::TablesFile;

Error altered() {
  return bundle_error("altered",
                      "The bundle was altered after it was compiled; fetch or compile it again.");
}
Error invalid(std::string_view what) {
  return bundle_error("invalid", "The bundle's " + std::string(what) +
                                     " cannot be used; compile the policy again.");
}

Section* find_section(Container& container, SectionKind kind, std::size_t language) {
  const auto found = std::find_if(
      container.sections.begin(), container.sections.end(),
      [&](const Section& section) { return section.kind == kind && section.language == language; });
  return found == container.sections.end() ? nullptr : &*found;
}

Section make_section(SectionKind kind, std::uint8_t language, std::string_view bytes) {
  return {kind, language, true, static_cast<std::uint32_t>(bytes.size()), bundle::sha256(bytes),
          bytes};
}

// A model may know only categories that the policy has.
bool map_categories(const Policy& policy, LanguagePart& part) {
  for (const std::string& id : part.model->categories()) {
    const Index category = policy.find_category(id);
    if (category == none) return false;
    part.category_of_model.push_back(category);
  }
  return true;
}

Result<Model> load_model(ByteSource& source, Section& section, TablesFile& tables) {
  if constexpr (has_shortcuts) {
    LayoutReader reader(tables.part(section.kind, section.language));
    if (std::optional<Model> model = Model::laid_out(reader)) return *std::move(model);
  }
  if (!read_section(source, section)) return altered();
  Result<Model> model = Model::load(section.bytes);
  if (!model) return invalid("model");
  return model;
}

Result<SignalTable> load_signals(const Section& section, const bundle::TextsSection& texts,
                                 TablesFile& tables) {
  if constexpr (has_shortcuts) {
    LayoutReader reader(tables.part(section.kind, section.language));
    if (std::optional<SignalTable> signals = SignalTable::laid_out(reader))
      return *std::move(signals);
  }
  auto entries = bundle::read_signals(texts.signals, texts.texts.language);
  if (!entries) return invalid("texts");
  Result<SignalTable> signals = SignalTable::build(*std::move(entries));
  if (!signals) return invalid("signals");
  return signals;
}

Result<LanguageTables> load_language_tables(ByteSource& source, Section& section,
                                            TablesFile& tables) {
  if (section.length == 0) return LanguageTables();
  if constexpr (has_shortcuts) {
    LayoutReader reader(tables.part(section.kind, section.language));
    if (std::optional<LanguageTables> laid = LanguageTables::laid_out(reader)) return *laid;
  }
  if (!read_section(source, section)) return altered();
  Result<LanguageTables> loaded = LanguageTables::load(section.bytes);
  if (!loaded) return invalid("language tables");
  return loaded;
}

Result<LanguagePart> read_part(const Policy& policy, ByteSource& source, Container& container,
                               std::size_t language, TablesFile& tables) {
  Section* texts = find_section(container, SectionKind::texts, language);
  Section* model = find_section(container, SectionKind::model, language);
  LanguagePart part;
  if (!read_section(source, *texts)) return altered();
  std::optional<bundle::TextsSection> read = bundle::read_texts(texts->bytes);
  const bool fits = read && read->texts.language == policy.languages[language] &&
                    read->texts.strings.size() >= bundle::text_count(policy);
  if (!fits) return invalid("texts");
  Result<SignalTable> signals = load_signals(*texts, *read, tables);
  if (!signals) return signals.error();
  part.signals = std::move(signals).value();
  part.texts = std::move(read->texts);
  if (model == nullptr) return part;
  if (!model->present) return invalid("languages");
  Result<Model> loaded = load_model(source, *model, tables);
  if (!loaded) return loaded.error();
  part.model = std::move(loaded).value();
  if (!map_categories(policy, part)) return invalid("model");
  return part;
}

// Some of a policy's languages, or null for all of them.
using Wanted = const std::span<const std::string>*;

bool is_wanted(Wanted wanted, const std::string& language) {
  return wanted == nullptr || std::find(wanted->begin(), wanted->end(), language) != wanted->end();
}

// The languages that are present and wanted, ready to be put in their places; nothing where one of
// them is not sound.
Result<std::vector<std::optional<LanguagePart>>> read_parts(const Policy& policy,
                                                            ByteSource& source,
                                                            Container& container, Wanted wanted,
                                                            TablesFile& tables) {
  std::vector<std::optional<LanguagePart>> parts(policy.languages.size());
  for (std::size_t language = 0; language < parts.size(); ++language) {
    const Section* texts = find_section(container, SectionKind::texts, language);
    if (texts == nullptr) return invalid("languages");
    if (!texts->present || !is_wanted(wanted, policy.languages[language])) continue;
    Result<LanguagePart> part = read_part(policy, source, container, language, tables);
    if (!part) return part.error();
    parts[language] = std::move(part).value();
  }
  if (container.sections.back().language != shared_language &&
      container.sections.back().language >= parts.size())
    return invalid("languages");
  return parts;
}

}  // namespace

std::string lay_out_tables(const Engine& engine) {
  std::vector<bundle::TablesPart> parts;
  const auto add_part = [&](SectionKind kind, std::uint8_t language, const auto& tables) {
    LayoutWriter writer;
    tables.lay_out(writer);
    parts.push_back({kind, language, writer.take()});
  };
  if (!engine.language.empty())
    add_part(SectionKind::language_tables, shared_language, engine.language);
  for (std::size_t i = 0; i < engine.parts.size(); ++i) {
    if (!engine.parts[i]) continue;
    const auto language = static_cast<std::uint8_t>(i);
    add_part(SectionKind::texts, language, engine.parts[i]->signals);
    if (engine.parts[i]->model) add_part(SectionKind::model, language, *engine.parts[i]->model);
  }
  return bundle::write_tables_file(engine.id, parts);
}

std::string write_bundle(const BundleParts& parts) {
  const std::string rules = bundle::write_rules(parts.policy);
  const std::string calendars = bundle::write_calendars(parts.policy, parts.tzdata_version);
  std::vector<std::string> texts;
  for (const Texts& language : parts.texts)
    texts.push_back(bundle::write_texts(language, parts.signals));

  std::vector<Section> sections = {
      make_section(SectionKind::rules, shared_language, rules),
      make_section(SectionKind::calendars, shared_language, calendars),
      make_section(SectionKind::language_tables, shared_language, parts.language_tables)};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto language = static_cast<std::uint8_t>(i);
    sections.push_back(make_section(SectionKind::texts, language, texts[i]));
    if (i < parts.models.size() && !parts.models[i].empty())
      sections.push_back(make_section(SectionKind::model, language, parts.models[i]));
  }
  return bundle::write_container(sections);
}

namespace {

Result<std::unique_ptr<Engine>> load(ByteSource& source, Wanted wanted, ByteSource* beside) {
  Result<Container> container = read_container(source);
  if (!container) return container.error();
  std::vector<Section>& sections = container.value().sections;
  for (std::size_t i = 0; i < bundle::last_shared_kind; ++i) {
    if (!sections[i].present)
      return bundle_error("invalid",
                          "This is only a part of a bundle, without what all languages share; "
                          "fetch the rest first.");
  }
  const auto shared = [&](SectionKind kind) -> Section& {
    return sections[static_cast<std::size_t>(kind) - 1];
  };
  Section& calendars = shared(SectionKind::calendars);
  Section& rules = shared(SectionKind::rules);
  if (!read_section(source, calendars) || !read_section(source, rules)) return altered();

  auto engine = std::make_unique<Engine>();
  engine->id = container->id;
  TablesFile tables(beside, engine->id);
  if (!bundle::read_calendars(calendars.bytes, engine->policy)) return invalid("calendars");
  if (!bundle::read_rules(rules.bytes, engine->policy)) return invalid("rules");
  Result<LanguageTables> language =
      load_language_tables(source, shared(SectionKind::language_tables), tables);
  if (!language) return language.error();
  engine->language = std::move(language).value();
  auto parts = read_parts(engine->policy, source, container.value(), wanted, tables);
  if (!parts) return parts.error();
  engine->parts = std::move(parts).value();
  return engine;
}

Result<std::monostate> add(Engine& engine, ByteSource& source, Wanted wanted, ByteSource* beside) {
  Result<Container> container = read_container(source);
  if (!container) return container.error();
  if (container->id != engine.id)
    return bundle_error("other", "This is a part of another bundle; reload the page.");
  TablesFile tables(beside, engine.id);
  auto parts = read_parts(engine.policy, source, container.value(), wanted, tables);
  if (!parts) return parts.error();
  for (std::size_t i = 0; i < engine.parts.size(); ++i) {
    if (!engine.parts[i]) engine.parts[i] = std::move(parts.value()[i]);
  }
  return std::monostate();
}

}  // namespace

Result<std::unique_ptr<Engine>> load_bundle(std::string_view bytes) {
  BytesInMemory source(bytes);
  return load(source, nullptr, nullptr);
}

Result<std::monostate> add_languages(Engine& engine, std::string_view bytes) {
  BytesInMemory source(bytes);
  return add(engine, source, nullptr, nullptr);
}

Result<std::unique_ptr<Engine>> load_shared(ByteSource& bundle, ByteSource* tables) {
  const std::span<const std::string> nothing;
  return load(bundle, &nothing, tables);
}

Result<std::monostate> load_languages(Engine& engine, ByteSource& bundle,
                                      std::span<const std::string> languages, ByteSource* tables) {
  return add(engine, bundle, &languages, tables);
}

Result<std::string> select_part(std::string_view bytes, std::span<const std::string> languages,
                                bool shared) {
  BytesInMemory source(bytes);
  Result<Container> container = read_container(source);
  if (!container) return container.error();
  bool wanted = shared;
  for (Section& section : container.value().sections) {
    if (section.present) section.bytes = source.read(section.offset, section.length);
    if (section.kind == SectionKind::texts) {
      const auto language =
          section.present ? bundle::language_of_texts(section.bytes) : std::nullopt;
      wanted =
          language && std::find(languages.begin(), languages.end(), *language) != languages.end();
    }
    // A model goes with the texts before it.
    section.present = section.present && wanted;
  }
  return bundle::write_container(container->sections);
}

Result<std::string> bundle_id(std::string_view bytes) {
  BytesInMemory source(bytes);
  const Result<Container> container = read_container(source);
  if (!container) return container.error();
  return container->id;
}

}  // namespace redress
