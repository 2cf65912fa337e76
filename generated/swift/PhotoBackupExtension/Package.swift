// swift-tools-version: 6.0
// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import PackageDescription

// What the extension does is the library, which an Xcode target links; what makes it an extension
// are the files beside it, which are that target's own sources. On Linux both are compiled against
// declarations of Apple's frameworks.
#if os(Linux)
  let packages: [Package.Dependency] = [
    .package(name: "Lockstep", path: ".."), .package(path: "../Tests/StandIns"),
  ]
  let frameworks: [Target.Dependency] = [.product(name: "StandIns", package: "StandIns")]
  let extensions: [Target] = [
    .executableTarget(
      name: "PhotoBackupExtension", dependencies: ["PhotoBackup"] + frameworks,
      exclude: ["Info.plist", "PhotoBackupExtension.entitlements"]),
    // The plugin's sources, as they stand in its own folder too, against declarations of Flutter.
    .target(
      name: "FlutterPlugin", dependencies: ["PhotoBackupHost"] + frameworks,
      path: "Tests/FlutterPlugin"),
    .testTarget(
      name: "FlutterPluginTests", dependencies: ["FlutterPlugin", "PhotoBackupHost"] + frameworks),
    // The extension of the simulated month, in a process that its driver may kill.
    .executableTarget(
      name: "PhotoBackupMonth", dependencies: ["PhotoBackup"], path: "Tests/Month"),
  ]
#else
  let packages: [Package.Dependency] = [.package(name: "Lockstep", path: "..")]
  let frameworks: [Target.Dependency] = []
  let extensions: [Target] = []
#endif

let package = Package(
  name: "PhotoBackup",
  platforms: [.iOS(.v16), .macOS(.v13)],
  products: [
    .library(name: "PhotoBackup", targets: ["PhotoBackup"]),
    // For the app alone: it asks UIKit what no extension may.
    .library(name: "PhotoBackupHost", targets: ["PhotoBackupHost"]),
  ],
  dependencies: packages,
  targets: extensions + [
    .target(
      name: "PhotoBackup",
      dependencies: [.product(name: "LockstepCore", package: "Lockstep")] + frameworks),
    .target(
      name: "PhotoBackupHost",
      dependencies: ["PhotoBackup", .product(name: "LockstepCore", package: "Lockstep")]
        + frameworks),
    .testTarget(name: "PhotoBackupTests", dependencies: ["PhotoBackup", "PhotoBackupHost"]),
  ],
  swiftLanguageModes: [.v6]
)
