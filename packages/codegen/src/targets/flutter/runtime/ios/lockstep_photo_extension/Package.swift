// swift-tools-version: 6.0
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
