import '../files/posix.dart';

/// Which file stands at a path: one that was deleted and made again is another
/// one, as long as somebody has the old one open.
typedef FileIdentity = ({int device, int number});

/// The identity of the file at [path]; null where there is none that can be
/// looked at.
FileIdentity? identityOf(String path) {
  var end = path.length;
  // SQLite passes over slashes at the end.
  while (end > 1 && path[end - 1] == '/') {
    end--;
  }
  return Posix.instance.identity(path.substring(0, end));
}
