package dev.vpcdoctor.probe.connect;

import dev.vpcdoctor.probe.run.TimeLimit;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * An open TCP connection that is torn down when its time is over, whatever is going on in it: a peer that sends a byte now
 * and then gets no more time than one that sends nothing.
 */
public final class Connection implements Closeable {
    private final Socket socket;
    private final TimeLimit limit;
    private final SocketPermits permits;
    private final Thread watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean expired;
    private Socket layered;

    Connection(Socket socket, TimeLimit limit, SocketPermits permits) {
        this.socket = socket;
        this.layered = socket;
        this.limit = limit;
        this.permits = permits;
        this.watchdog = Thread.startVirtualThread(new Watchdog());
    }

    public InputStream input() throws IOException {
        return layered.getInputStream();
    }

    public OutputStream output() throws IOException {
        return layered.getOutputStream();
    }

    /** The TCP socket itself, to layer something over it. */
    public Socket socket() {
        return socket;
    }

    /** From now on, input and output go through {@code over}, which was layered over {@link #socket()}. */
    public void layer(Socket over) {
        layered = over;
    }

    public TimeLimit limit() {
        return limit;
    }

    /** Whether the time was over before the connection was closed; what failed since then failed for that reason. */
    public boolean expired() {
        return expired;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LockSupport.unpark(watchdog);
            closeSocket();
            permits.release();
        }
    }

    private final class Watchdog implements Runnable {
        @Override
        public void run() {
            while (!closed.get()) {
                long left = limit.remainingNanos();
                if (left == 0) {
                    expired = true;
                    closeSocket();
                    return;
                }
                LockSupport.parkNanos(left);
            }
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // The system takes the descriptor back whatever close says.
        }
    }
}
