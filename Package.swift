// swift-tools-version: 6.3
import PackageDescription

/// Every upcoming feature of the 6.3 compiler, so that the next language mode costs nothing.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "diglot",
  products: [
    .executable(name: "diglot", targets: ["DiglotCommand"])
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(
      name: "CMicroHTTPD",
      pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]
    ),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CGumbo",
      path: "Tests/CGumbo",
      pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"])]
    ),
    .target(name: "CServe", dependencies: ["CMicroHTTPD"]),
    .target(name: "CSupport", dependencies: ["CCMarkGFM"]),
    .target(name: "CTemplates"),
    .target(name: "CXML", dependencies: ["CLibXML2"]),
    .target(
      name: "Diglot",
      dependencies: ["CCMarkGFM", "CCrypto", "CYAML", "CSupport", "CTemplates", "CXML"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "DiglotCommand",
      dependencies: ["CServe", "Diglot"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DiglotTests",
      dependencies: ["Diglot", "DiglotCommand", "CGumbo"],
      exclude: ["Fixtures", "Highlighting/Snippets"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
