package dev.vpcdoctor.architecture.violations.network.walk;

import java.net.Socket;

record WalkThatConnects(Socket socket) {}
