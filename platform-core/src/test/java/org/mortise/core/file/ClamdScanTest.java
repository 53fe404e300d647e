package org.mortise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Rejected;

/** Against a socket that speaks as clamd does. */
class ClamdScanTest {

    @TempDir
    Path directory = Path.of("");

    /** What came in one stream, once the answer has been given. */
    private static CompletableFuture<String> answering(ServerSocket server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var socket = server.accept()) {
                var in = new DataInputStream(socket.getInputStream());
                var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
                var content = new StringBuilder();
                for (var length = in.readInt(); length > 0; length = in.readInt()) {
                    content.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                }
                socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
                return command.strip().replace("\0", "") + " " + content.length();
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static ClamdScan asking(ServerSocket server) {
        return ClamdScan.of("127.0.0.1:" + server.getLocalPort());
    }

    @Test
    void a_clean_file_comes_in_and_was_sent_as_a_whole() throws Exception {
        var file = Files.writeString(directory.resolve("f"), "x".repeat(200_000));
        try (var server = server()) {
            var came = answering(server, "stream: OK");

            asking(server).check(file, "a.pdf");

            assertThat(came.get()).isEqualTo("zINSTREAM 200000");
        }
    }

    @Test
    void an_infected_file_is_refused_by_its_name() throws IOException {
        var file = Files.writeString(directory.resolve("f"), "EICAR");
        try (var server = server()) {
            var came = answering(server, "stream: Eicar-Test-Signature FOUND");

            var refused =
                    catchThrowableOfType(Rejected.class, () -> asking(server).check(file, "a.pdf"));

            assertThat(came.join()).isEqualTo("zINSTREAM 5");
            assertThat(refused.problems().get(0).code()).isEqualTo("file_infected");
            assertThat(refused.problems().get(0).params()).containsEntry("name", "a.pdf");
        }
    }

    @Test
    void a_file_that_cannot_be_looked_through_does_not_come_in() throws IOException {
        var file = Files.writeString(directory.resolve("f"), "x");
        try (var server = server()) {
            var came = answering(server, "INSTREAM size limit exceeded. ERROR");
            assertThatThrownBy(() -> asking(server).check(file, "a")).isInstanceOf(IOException.class);
            assertThat(came.join()).isEqualTo("zINSTREAM 1");
        }
        assertThatThrownBy(() -> ClamdScan.of("127.0.0.1:1").check(file, "a")).isInstanceOf(IOException.class);
    }

    @Test
    void without_an_address_nobody_is_asked() throws IOException {
        new ClamdScan(Optional.empty()).check(directory.resolve("absent"), "a");
    }
}
