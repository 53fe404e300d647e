package org.mortise.core.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.kernel.Rejected;

/** Has files looked through by a clamd over TCP, as {@code mortise.files.clamd} says: {@code host:port}; by nobody without it. */
@ApplicationScoped
public class ClamdScan implements FileScan {

    private static final int PATIENCE_MS = 30_000;
    private static final int PIECE = 64 * 1024;

    private final Optional<String> address;

    ClamdScan(@ConfigProperty(name = "mortise.files.clamd") Optional<String> address) {
        this.address = address.filter(text -> !text.isBlank());
    }

    /** Outside the container, for tests. */
    public static ClamdScan of(String address) {
        return new ClamdScan(Optional.of(address));
    }

    @Override
    public void check(Path file, String name) throws IOException {
        if (address.isEmpty()) {
            return;
        }
        var answer = ask(address.get(), file);
        if (answer.endsWith("FOUND")) {
            throw Rejected.because(Rejected.Kind.INVALID, "file_infected", Map.of("name", FileNames.safe(name)));
        }
        if (!answer.endsWith("OK")) {
            throw new IOException("clamd says: " + answer);
        }
    }

    /** INSTREAM: the length of each piece before it, nothing at the end. */
    private static String ask(String address, Path file) throws IOException {
        var colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (var in = Files.newInputStream(file)) {
                var piece = new byte[PIECE];
                for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                    out.writeInt(read);
                    out.write(piece, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }
    }
}
