// swift-tools-version: 6.0

import PackageDescription

// Declarations of Apple's frameworks, for the compiler on Linux: what the extension is type-checked
// against where those are missing. Nothing here runs, and nothing here ships.
let package = Package(
  name: "StandIns",
  products: [
    .library(
      name: "StandIns",
      targets: [
        "ExtensionFoundation", "Photos", "CoreLocation", "Security", "UIKit", "Network", "Flutter",
        "BackgroundFoundation", "ImageIO",
      ])
  ],
  targets: [
    .target(name: "ExtensionFoundation"),
    .target(name: "CoreLocation"),
    .target(name: "UIKit"),
    .target(name: "Photos", dependencies: ["ExtensionFoundation", "CoreLocation", "UIKit"]),
    .target(name: "Security"),
    .target(name: "Network"),
    .target(name: "Flutter", dependencies: ["UIKit"]),
    .target(name: "BackgroundFoundation"),
    .target(name: "ImageIO"),
  ],
  swiftLanguageModes: [.v6]
)
