// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';

/// Opens a library that has [symbol]: what the process has loaded already, else
/// the first of [names] that there is.
///
/// Throws an [ArgumentError] that lists the names if there is none.
DynamicLibrary openLibrary(List<String> names, String symbol) {
  final loaded = DynamicLibrary.process();
  if (loaded.providesSymbol(symbol)) return loaded;
  for (final name in names) {
    try {
      final library = DynamicLibrary.open(name);
      if (library.providesSymbol(symbol)) return library;
    } on ArgumentError {
      continue; // The next name may be this system's.
    }
  }
  throw ArgumentError.value(
    names.join(', '),
    'names',
    'No such library on this system: install one of them',
  );
}
