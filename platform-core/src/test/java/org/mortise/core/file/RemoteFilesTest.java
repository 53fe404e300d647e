package org.mortise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Rejected;

/** Files that are fetched from other hosts, and those that are not. */
class RemoteFilesTest {

    private HttpServer server = start();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/plain.txt", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("plain".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.createContext("/chunked.txt", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var piece = 0; piece < 3; piece++) {
                exchange.getResponseBody().write(("piece" + piece).getBytes(StandardCharsets.US_ASCII));
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });
        moved("/moved", "/plain.txt?again=1");
        moved("/elsewhere", "http://169.254.169.254/latest/meta-data");
        moved("/otherport", "http://127.0.0.1:1/plain.txt");
        moved("/round", "/round");
        server.start();
    }

    private void moved(String path, String to) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private RemoteFiles remote() {
        return RemoteFiles.of(true, host());
    }

    private String fetched(String path) throws IOException {
        try (var body = remote().open("http://" + host() + path)) {
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String code(RemoteFiles remote, String address) {
        return catchThrowableOfType(Rejected.class, () -> remote.open(address).close())
                .problems()
                .get(0)
                .code();
    }

    @Test
    void what_lies_at_an_address_comes_whole_however_it_is_sent() throws IOException {
        assertThat(fetched("/plain.txt")).isEqualTo("plain");
        assertThat(fetched("/chunked.txt")).isEqualTo("piece0piece1piece2");
        assertThat(fetched("/moved")).isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource({
        "/elsewhere, fetch_elsewhere",
        "/otherport, fetch_elsewhere",
        "/round, fetch_failed",
        "/missing, fetch_failed",
    })
    void a_host_sends_on_to_itself_alone(String path, String code) {
        assertThat(code(remote(), "http://" + host() + path)).isEqualTo(code);
    }

    @Test
    void nothing_is_fetched_from_hosts_that_nobody_named() {
        assertThat(code(RemoteFiles.of(true), "http://" + host() + "/plain.txt"))
                .isEqualTo("fetch_off");
        assertThat(code(RemoteFiles.of(true, "files.example.com"), "http://" + host() + "/plain.txt"))
                .isEqualTo("fetch_host");
    }

    @Test
    void a_host_that_leads_into_the_own_network_is_refused_though_it_is_named() {
        assertThat(code(RemoteFiles.of(false, host()), "http://" + host() + "/plain.txt"))
                .isEqualTo("fetch_private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://a.example.com/x", "http://user@a.example.com/", "http:///x", "x y"})
    void other_addresses_are_none(String address) {
        assertThat(code(RemoteFiles.of(false, "*.example.com"), address)).isEqualTo("fetch_address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::",
                "2001:db8::1",
                "ff02::1"
            })
    void addresses_of_networks_of_their_own_are_closed(String address) throws IOException {
        assertThat(OpenAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2606:4700::1111", "2400:3200::1"})
    void addresses_of_the_internet_are_open(String address) throws IOException {
        assertThat(OpenAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void an_answer_that_breaks_off_is_no_file() throws IOException {
        try (var broken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var host = "127.0.0.1:" + broken.getLocalPort();
            var served = CompletableFuture.runAsync(() -> {
                try (var socket = broken.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                }
            });
            assertThatThrownBy(() -> {
                        try (var body = RemoteFiles.of(true, host).open("http://" + host + "/x")) {
                            body.readAllBytes();
                        }
                    })
                    .isInstanceOf(IOException.class);
            served.join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com/x/photo%20one.jpg?size=1, photo one.jpg",
        "https://a.example.com/, file",
        "https://a.example.com, file",
    })
    void a_file_is_called_as_its_address_ends(String address, String name) {
        assertThat(RemoteFiles.name(address)).isEqualTo(name);
    }
}
