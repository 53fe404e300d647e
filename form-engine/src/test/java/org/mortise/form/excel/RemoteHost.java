package org.mortise.form.excel;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A host elsewhere from which files are fetched. */
final class RemoteHost implements AutoCloseable {

    private final HttpServer server;

    private RemoteHost(HttpServer server) {
        this.server = server;
    }

    static RemoteHost start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return new RemoteHost(server);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As whoever runs the server names it. */
    String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What lies at a path; its address. */
    String serving(String path, byte[] content) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        return address(path);
    }

    String address(String path) {
        return "http://" + name() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
