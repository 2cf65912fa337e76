// Copied from the same path below packages/codegen/src/targets/flutter/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The photo extension of an app, as its Dart reaches it: the plugin's channel,
/// and everything of `package:lockstep/photo_extension.dart`.
library;

import 'package:flutter/services.dart';
import 'package:lockstep/photo_extension.dart';

export 'package:lockstep/photo_extension.dart';

/// The calls to the native side, over the plugin's channel.
final PhotoExtensionChannel photoExtensionChannel = PhotoExtensionChannel(
  const MethodChannel(
    PhotoExtensionChannel.name,
  ).invokeMapMethod<Object?, Object?>,
);
