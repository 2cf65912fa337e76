// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "JsonEncode",
  platforms: [.macOS(.v12)],
  dependencies: [.package(path: "../../../generated/swift")],
  targets: [
    .executableTarget(
      name: "JsonEncode", dependencies: [.product(name: "LockstepCore", package: "swift")])
  ],
  swiftLanguageModes: [.v6]
)
