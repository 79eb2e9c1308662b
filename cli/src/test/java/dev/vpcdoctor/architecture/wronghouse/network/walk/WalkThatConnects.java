package dev.vpcdoctor.architecture.wronghouse.network.walk;

import java.net.Socket;

record WalkThatConnects(Socket socket) {}
