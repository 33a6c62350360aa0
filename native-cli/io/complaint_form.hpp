// How complain() speaks.
#pragma once

namespace redress {

/// From now on in JSON, an object a line as the service's log is:
/// `{"time":…,"level":"error","event":"message","message":…}`. Before there are other threads.
void complain_in_json();

}  // namespace redress
