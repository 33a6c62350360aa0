// Which names are this machine alone.
#pragma once

#include <string_view>

namespace redress::serve {

/// `localhost`, an address of 127.0.0.0/8 or `[::1]`, each with a port or without, as a Host header
/// or `--listen` names it. Any other name may lead here too, whatever its owner wants (DNS
/// rebinding), and is none.
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace redress::serve
