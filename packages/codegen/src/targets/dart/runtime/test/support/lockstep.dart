/// All public libraries, for the tests.
library;

export '../../lib/crypto.dart';
export '../../lib/errors.dart';
export '../../lib/json.dart';
export '../../lib/live_photo.dart';
export '../../lib/locks.dart';
export '../../lib/models.dart';
export '../../lib/upload.dart';
