import '../errors/lockstep_exception.dart';
import '../spec/database.dart';

/// Reads the values of a row one after the other.
///
/// What the schema does not allow is a [LockstepDatabaseException].
final class RowReader {
  /// Reads [_values] of the database at [_path].
  RowReader(this._values, this._path);

  final List<Object?> _values;
  final String _path;
  int _next = 0;

  T _value<T>() {
    final value = _next < _values.length ? _values[_next] : null;
    if (value is! T) throw _refused();
    _next++;
    return value;
  }

  LockstepDatabaseException _refused() => LockstepDatabaseException(
    DatabaseFailure.corrupt,
    _path,
    'column $_next of a row holds what the schema does not allow',
  );

  /// An integer.
  int integer() => _value();

  /// An integer or null.
  int? optionalInteger() => _value();

  /// A text.
  String text() => _value();

  /// A text or null.
  String? optionalText() => _value();

  /// A member of an enum.
  T member<T extends Object>(T? Function(String wire) fromWire) =>
      fromWire(text()) ?? (throw _refused());

  /// A member of an enum, or null.
  T? optionalMember<T extends Object>(T? Function(String wire) fromWire) {
    final wire = optionalText();
    return wire == null ? null : fromWire(wire) ?? (throw _refused());
  }
}
