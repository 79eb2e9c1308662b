package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on loopback that does to each client what the test says. */
public final class ScriptedServer implements AutoCloseable {
    /** What is done to a client. */
    public interface Script {
        void serve(Socket client) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;

    public ScriptedServer(Script script) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(() -> {
            while (!listener.isClosed()) {
                accept(script);
            }
        });
    }

    private void accept(Script script) {
        try {
            Socket client = listener.accept();
            Thread.startVirtualThread(() -> {
                try (client) {
                    script.serve(client);
                } catch (IOException e) {
                    // The probe hung up, which is its right.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (IOException e) {
            // The listener was closed: the loop ends.
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
