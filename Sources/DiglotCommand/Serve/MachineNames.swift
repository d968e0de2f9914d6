private import Glibc

/// What this machine is called, by itself and by its neighbours.
enum MachineNames {
  /// Returns the host name and the addresses of all interfaces, as they are now.
  static func all() -> [String] { hostName() + addresses() }

  private static func hostName() -> [String] {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return [] }
    return [text(name)]
  }

  private static func addresses() -> [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard unsafe getifaddrs(&list) == 0 else { return [] }
    defer { unsafe freeifaddrs(list) }
    var addresses: [String] = []
    var next = unsafe list
    while let entry = unsafe next {
      unsafe next = entry.pointee.ifa_next
      if let address = unsafe entry.pointee.ifa_addr {
        unsafe addresses += numeric(address).map { [$0] } ?? []
      }
    }
    return addresses
  }

  private static func numeric(_ address: UnsafePointer<sockaddr>) -> String? {
    let size: socklen_t
    switch unsafe Int32(address.pointee.sa_family) {
    case AF_INET: size = socklen_t(MemoryLayout<sockaddr_in>.size)
    case AF_INET6: size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    default: return nil
    }
    var name = [CChar](repeating: 0, count: 1025)
    let count = socklen_t(name.count)
    let flags = NI_NUMERICHOST
    guard unsafe getnameinfo(address, size, &name, count, nil, 0, flags) == 0 else { return nil }
    // Where an address holds on one link alone, the link's name follows.
    return String(text(name).prefix { $0 != "%" })
  }

  private static func text(_ name: [CChar]) -> String {
    String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
