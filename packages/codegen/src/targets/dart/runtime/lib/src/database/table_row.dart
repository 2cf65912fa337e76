/// A row of a table or view: equal to another one of the same kind that holds the
/// same.
abstract base class TableRow {
  /// For the rows of the spec.
  const TableRow();

  /// The values in the order of the columns.
  List<Object?> get values;

  @override
  bool operator ==(Object other) {
    if (identical(this, other)) return true;
    if (other is! TableRow || other.runtimeType != runtimeType) return false;
    final ours = values;
    final theirs = other.values;
    for (var i = 0; i < ours.length; i++) {
      if (ours[i] != theirs[i]) return false;
    }
    return true;
  }

  @override
  int get hashCode => Object.hash(runtimeType, Object.hashAll(values));

  /// Names the kind of row, and shows no value: they are a person's.
  @override
  String toString() => '$runtimeType(…)';
}
