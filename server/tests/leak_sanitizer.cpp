// SPDX-License-Identifier: Apache-2.0
// What the leak sanitizer may not count against us: Cairo 1.16 forgets one small array of each tagged PDF
// (its push_data), and fontconfig keeps what it has read until the process ends. Neither frame has a name of
// ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libcairo.so\nleak:libfontconfig.so\n"; }
