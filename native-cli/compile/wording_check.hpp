// How the texts of a policy read, and what its fields ask.
#pragma once

#include <span>
#include <vector>

#include "redress/policy.hpp"

namespace redress {

/// Adds what is to be said of every text in every language, in the order of the policy: the
/// warnings `text.cliche`, `text.long` for its place, `text.markup` and `text.link_insecure`;
/// and of each field that asks what the channel's contact covers or nobody needs:
/// `field.name_asked`, `field.contact_asked`, `field.birthday_asked`, `field.secret_asked`, told by
/// its type, the words of its id in English and those of its labels. `texts` may lack languages.
/// O(texts × phrases).
void check_wording(const Policy& policy, std::span<const Texts> texts,
                   std::vector<Diagnostic>& found);

}  // namespace redress
