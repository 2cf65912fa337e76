import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

import '../../lib/models.dart';

/// A resource of an asset: what it is, its name, and its size in bytes.
typedef MonthResource = ({String kind, String name, int size});

/// A file that an asset becomes: the places of its resources, and its type.
typedef MonthFile = ({int main, int? paired, LockstepFileType type});

/// An asset of the simulated library.
final class MonthAsset {
  /// Reads a line of the library's file.
  MonthAsset(Map<String, Object?> line)
    : id = line['id']! as String,
      time = line['time']! as int,
      version = line['version']! as int,
      resources = [
        for (final each in line['resources']! as List)
          _resource(each as Map<String, Object?>),
      ];

  static MonthResource _resource(Map<String, Object?> each) => (
    kind: each['kind']! as String,
    name: each['name']! as String,
    size: each['size']! as int,
  );

  /// The local identifier.
  final String id;

  /// When it was taken, in microseconds since 1970.
  final int time;

  /// How often it was edited.
  final int version;

  /// What it consists of.
  final List<MonthResource> resources;

  int? _place(String kind) {
    final place = resources.indexWhere((each) => each.kind == kind);
    return place < 0 ? null : place;
  }

  MonthFile? _file(String kind, LockstepFileType type, [String? paired]) {
    final main = _place(kind);
    if (main == null) return null;
    final video = paired == null ? null : _place(paired);
    return (
      main: main,
      paired: video,
      type: video == null ? type : LockstepFileType.livePhoto,
    );
  }

  /// Its files, as the app makes them.
  List<MonthFile> get files =>
      [
        _file('photo', LockstepFileType.image, 'pairedVideo'),
        _file('video', LockstepFileType.video),
        _file('alternatePhoto', LockstepFileType.image),
        _file('fullSizePhoto', LockstepFileType.image, 'fullSizePairedVideo'),
        _file('fullSizeVideo', LockstepFileType.video),
      ].nonNulls.toList();

  /// The bytes of the resource at [place]; those of edits differ by version.
  Uint8List content(int place) {
    final (:kind, name: _, :size) = resources[place];
    final edit = kind.startsWith('fullSize') ? version : 0;
    final text = utf8.encode('$id $kind $edit\n');
    final bytes = Uint8List(size);
    for (var index = 0; index < size; index++) {
      bytes[index] = text[index % text.length];
    }
    return bytes;
  }
}

/// The simulated photo library, as the file has it that its owner appends to.
final class MonthLibrary {
  /// Reads the file at [path].
  MonthLibrary(this.path);

  /// The file.
  final String path;
  final Map<String, MonthAsset> _assets = {};
  int _offset = 0;

  /// Reads what was appended since the last time.
  void _refresh() {
    final file = File(path).openSync();
    try {
      file.setPositionSync(_offset);
      final bytes = file.readSync(file.lengthSync() - _offset);
      // The owner may be in the middle of a line.
      final end = bytes.lastIndexOf(10) + 1;
      _offset += end;
      final text = utf8.decode(Uint8List.sublistView(bytes, 0, end));
      for (final line in const LineSplitter().convert(text)) {
        _take(jsonDecode(line) as Map<String, Object?>);
      }
    } finally {
      file.closeSync();
    }
  }

  void _take(Map<String, Object?> line) {
    switch (line['op']) {
      case 'asset':
        final asset = MonthAsset(line);
        _assets[asset.id] = asset;
      case 'delete':
        _assets.remove(line['id']);
    }
  }

  /// The asset [id] as it is now; null where it is not there any more.
  ///
  /// What the extension has put into the queue is in the file already. An asset
  /// that only an older reading lacks must not be taken for a deleted one.
  MonthAsset? operator [](String id) {
    _refresh();
    return _assets[id];
  }
}
