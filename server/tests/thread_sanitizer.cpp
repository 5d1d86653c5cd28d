// SPDX-License-Identifier: Apache-2.0
// What the thread sanitizer is told not to report.

// libstdc++ counts the owners of an exception atomically, but in code the sanitizer does not see, so an
// exception handed from one thread to another looks like a race.
extern "C" const char* __tsan_default_suppressions() {
  return "race:std::__exception_ptr::exception_ptr::_M_release\nrace:std::rethrow_exception\n";
}
