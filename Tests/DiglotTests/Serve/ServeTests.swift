import Testing

/// The preview's server, from the values that it is made of to the sockets.
@Suite(.timeLimit(.minutes(10))) enum ServeTests {}
