import Diglot

@main
enum DiglotCommand {
  static func main() async {
    print("diglot")
  }
}
