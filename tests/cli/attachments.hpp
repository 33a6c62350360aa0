// A complaint that was taken, and its files.
#pragma once

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {

inline constexpr std::size_t most_bytes = 10 * 1024 * 1024;

inline std::string member(const std::string& response, std::string_view name) {
  return JsonView(body_of(response))[name].string();
}
inline std::string id_of(const std::string& response) {
  return JsonView(body_of(response))["attachment"]["id"].string();
}
inline std::string code_of(const std::string& response) {
  const std::string body = body_of(response);
  const auto errors = JsonView(body)["errors"].elements();
  return errors.empty() ? "" : errors.front()["code"].string();
}
inline std::string pdf(int number) {
  return "%PDF-1.7 " + std::to_string(number);
}

/// A complaint that was taken, and its addresses.
class Complaint {
 public:
  explicit Complaint(const Service& service, const std::string& json = submission())
      : service_(service) {
    const std::string receipt = service.post(json);
    EXPECT_EQ(status_of(receipt) / 100, 2) << receipt;
    reference = member(receipt, "reference");
    key = member(receipt, "key");
  }
  [[nodiscard]] std::string url(const std::string& id = {}) const {
    return "/complaints/" + reference + "/attachments" + (id.empty() ? "" : '/' + id) +
           "?key=" + key;
  }
  [[nodiscard]] std::string add(std::string_view bytes,
                                const std::string& type = "application/octet-stream") const {
    return service_.request("POST", url(), "Content-Type: " + type + "\r\n", bytes);
  }
  [[nodiscard]] std::string add_form(std::initializer_list<std::string> files) const {
    std::string body;
    for (const std::string& file : files) {
      body +=
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"my "
          "photo.jpg\"\r\n\r\n" +
          file + "\r\n";
    }
    return service_.request(
        "POST", url(), "Accept: text/html\r\nContent-Type: multipart/form-data; boundary=b\r\n",
        body + "--b--\r\n");
  }
  [[nodiscard]] std::string status() const {
    return service_.get("/complaints/" + reference + "?key=" + key);
  }

  std::string reference;
  std::string key;

 private:
  const Service& service_;
};

}  // namespace redress::testing
