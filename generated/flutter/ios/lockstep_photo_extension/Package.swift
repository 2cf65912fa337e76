// swift-tools-version: 6.0
// Copied from the same path below packages/codegen/src/targets/flutter/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import PackageDescription

let package = Package(
  name: "lockstep_photo_extension",
  platforms: [.iOS(.v16)],
  products: [
    .library(name: "lockstep-photo-extension", targets: ["lockstep_photo_extension"])
  ],
  dependencies: [
    .package(name: "Lockstep", path: "../../../swift"),
    .package(name: "PhotoBackup", path: "../../../swift/PhotoBackupExtension"),
  ],
  targets: [
    .target(
      name: "lockstep_photo_extension",
      dependencies: [
        .product(name: "LockstepCore", package: "Lockstep"),
        .product(name: "PhotoBackupHost", package: "PhotoBackup"),
      ])
  ]
)
