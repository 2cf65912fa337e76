// swift-tools-version: 6.0
import PackageDescription

// A dependency that stands in the manifest is fetched on every system, whatever its conditions
// say: so Apple's libsodium is named only there, and Linux's system libraries only on Linux.
#if os(Linux)
  let packages: [Package.Dependency] = []
  let libraries: [Target] = [
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  ]
  let coreDependencies: [Target.Dependency] = ["CSodium", "CLibcrypto", "CSQLite"]
#else
  let packages: [Package.Dependency] = [
    .package(url: "https://github.com/jedisct1/swift-sodium.git", exact: "0.9.1")
  ]
  let libraries: [Target] = []
  let coreDependencies: [Target.Dependency] = [
    .product(name: "Clibsodium", package: "swift-sodium")
  ]
#endif

let package = Package(
  name: "Lockstep",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [
    .library(name: "LockstepCore", targets: ["LockstepCore"]),
    .executable(name: "lockstep-testee", targets: ["LockstepTestee"]),
  ],
  dependencies: packages,
  targets: libraries + [
    .target(name: "LockstepCore", dependencies: coreDependencies),
    .target(name: "LockstepTesteeKit", dependencies: ["LockstepCore"]),
    .executableTarget(name: "LockstepTestee", dependencies: ["LockstepTesteeKit"]),
    .testTarget(
      name: "LockstepCoreTests", dependencies: ["LockstepCore", "LockstepTesteeKit"]),
  ],
  swiftLanguageModes: [.v6]
)
