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
      exclude: ["Info.plist", "PhotoBackupExtension.entitlements"])
  ]
#else
  let packages: [Package.Dependency] = [.package(name: "Lockstep", path: "..")]
  let frameworks: [Target.Dependency] = []
  let extensions: [Target] = []
#endif

let package = Package(
  name: "PhotoBackup",
  platforms: [.iOS(.v16), .macOS(.v13)],
  products: [.library(name: "PhotoBackup", targets: ["PhotoBackup"])],
  dependencies: packages,
  targets: extensions + [
    .target(
      name: "PhotoBackup",
      dependencies: [.product(name: "LockstepCore", package: "Lockstep")] + frameworks),
    .testTarget(name: "PhotoBackupTests", dependencies: ["PhotoBackup"]),
  ],
  swiftLanguageModes: [.v6]
)
