// A store in which there is nothing, for doubles to change what they are about.
#pragma once

#include "store/store.hpp"

namespace redress {

class EmptyStore : public Store {
 public:
  Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints) override {
    return std::vector<Added>(complaints.size(), Added::stored);
  }
  Result<std::optional<StoredComplaint>> find_by_id(std::string_view) override {
    return std::optional<StoredComplaint>();
  }
  Result<std::optional<StoredComplaint>> find_by_reference(std::string_view) override {
    return std::optional<StoredComplaint>();
  }
  Result<Attached> attach(const StoredAttachment&, std::string_view, std::size_t) override {
    return Attached{};
  }
  Result<std::vector<StoredAttachment>> attachments(std::string_view) override {
    return std::vector<StoredAttachment>();
  }
  Result<std::optional<std::string>> attachment_content(std::string_view,
                                                        std::string_view) override {
    return std::optional<std::string>();
  }
  Result<std::monostate> each(const std::function<bool(const StoredComplaint&)>&) override {
    return std::monostate{};
  }
  Result<std::vector<StoredPolicy>> serve_policy(const StoredPolicy&, Instant) override {
    return std::vector<StoredPolicy>();
  }
  Result<std::optional<StoredPolicy>> policy(std::string_view) override {
    return std::optional<StoredPolicy>();
  }
  Result<std::monostate> test() override { return std::monostate{}; }
  Result<std::vector<StoredEvent>> events(std::string_view) override {
    return std::vector<StoredEvent>();
  }
  Result<Changed> change(const Change&) override { return Changed::unknown; }
  Result<std::monostate> each_due(Instant, std::string_view,
                                  const std::function<bool(const StoredComplaint&)>&) override {
    return std::monostate{};
  }
  Result<std::optional<std::int64_t>> list(
      const ListQuery&, const std::function<bool(const StoredComplaint&)>&) override {
    return std::optional<std::int64_t>();
  }
  Result<std::optional<std::int64_t>> told(std::string_view, std::string_view) override {
    return std::optional<std::int64_t>();
  }
  Result<Forgotten> forget(std::string_view) override { return Forgotten{}; }
  Result<Forgotten> forget_expired(Instant, std::size_t) override { return Forgotten{}; }
  Result<std::vector<OutboxItem>> outbox_ready(Instant, std::size_t) override {
    return std::vector<OutboxItem>();
  }
  Result<std::monostate> outbox_sent(std::int64_t, Instant) override { return std::monostate{}; }
  Result<std::monostate> outbox_failed(std::int64_t, std::string_view,
                                       std::optional<Instant>) override {
    return std::monostate{};
  }
  Result<std::optional<Instant>> outbox_next() override { return std::optional<Instant>(); }
  Result<std::vector<DeadItem>> outbox_dead() override { return std::vector<DeadItem>(); }
  Result<std::size_t> outbox_retry(std::optional<std::int64_t>, Instant) override {
    return std::size_t{0};
  }
  Result<std::monostate> check() override { return std::monostate{}; }
  Result<std::monostate> backup(const std::string&, const std::function<void(int, int)>&) override {
    return std::monostate{};
  }
};

}  // namespace redress
