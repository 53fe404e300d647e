package org.mortise.core.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/**
 * Where the keys of this installation are: in its configuration, else in a file that is made when the first value has to be sealed. A
 * line of the file is a key; the first one seals, the others open what was sealed before.
 */
@ApplicationScoped
public class Vault {

    private static final String NONE = "There is no encryption key: set MORTISE_ENCRYPTION_KEY, or bring back the file"
            + " encryption.key that belongs to this database.";

    private final List<String> configured;
    private final @Nullable Path file;
    private volatile @Nullable Seal known;

    @Inject
    Vault(
            @ConfigProperty(name = "mortise.encryption.key") Optional<String> key,
            @ConfigProperty(name = "mortise.encryption.old-keys") Optional<String> oldKeys,
            @ConfigProperty(name = "mortise.encryption.file") Optional<String> file) {
        this(keys(key, oldKeys), file.map(Path::of).orElse(null));
    }

    private Vault(List<String> configured, @Nullable Path file) {
        this.configured = configured;
        this.file = file;
    }

    /** Of these keys alone. */
    public static Vault of(Seal seal) {
        var vault = new Vault(List.of(), null);
        vault.known = seal;
        return vault;
    }

    /** With its key in a file, which is made when it is needed. */
    public static Vault in(Path file) {
        return new Vault(List.of(), file);
    }

    /** Without any key: what is sealed cannot be read, and nothing can be sealed. */
    public static Vault none() {
        return new Vault(List.of(), null);
    }

    private static List<String> keys(Optional<String> key, Optional<String> oldKeys) {
        var keys = new ArrayList<String>();
        key.filter(each -> !each.isBlank()).ifPresent(keys::add);
        oldKeys.ifPresent(old -> Arrays.stream(old.split("[,\\s]+"))
                .filter(each -> !each.isBlank())
                .forEach(keys::add));
        return keys;
    }

    /** What seals and opens; empty as long as there has been nothing to seal. */
    public Optional<Seal> seal() {
        var seal = known;
        if (seal != null) {
            return Optional.of(seal);
        }
        var keys = configured.isEmpty() ? lines() : configured;
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var read = new Seal(keys.stream().map(SealKey::parse).toList());
        known = read;
        return Optional.of(read);
    }

    /** The same where something is sealed, or shall be. */
    public Seal open() {
        return seal().orElseThrow(() -> new IllegalStateException(NONE));
    }

    /** The same before anything is sealed: makes the key if there is none. */
    public synchronized Seal made() {
        if (seal().isEmpty() && file != null) {
            write(file);
        }
        return open();
    }

    /**
     * A whole document that may hold values of sealed fields, as it is to be kept beside the records.
     *
     * @param place name of the table that keeps it, so that it is found when keys change
     */
    public JsonNode kept(String place, JsonNode document) {
        return seal().map(seal -> document.isTextual() ? sealedText(seal, place, document) : seal.seal(place, document))
                .orElse(document);
    }

    /** The same as the text of a JSON value. */
    public String written(String place, Object document) {
        return Json.write(kept(place, Json.mapper().valueToTree(document)));
    }

    /** The same from the text of a JSON value. */
    public JsonNode read(String place, String written) {
        return read(place, Json.parse(written));
    }

    /** The document that {@link #kept} gave; one that was never sealed is the same. */
    public JsonNode read(String place, JsonNode kept) {
        return Seal.isSealed(kept) ? open().open(place, kept) : kept;
    }

    /** Nobody compares what stands beside the records, so nothing marks it. */
    private static JsonNode sealedText(Seal seal, String place, JsonNode text) {
        var sealed = Json.object();
        sealed.set(Seal.SEALED, seal.seal(place, text).path(Seal.SEALED));
        return text.asText().isEmpty() ? TextNode.valueOf("") : sealed;
    }

    private List<String> lines() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Complete or not at all, and for its owner alone. */
    private static void write(Path file) {
        var secret = new byte[SealKey.BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var started = Files.createTempFile(file.toAbsolutePath().getParent(), "encryption", ".new");
            if (Files.getFileStore(started).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(started, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(started, Base64.getEncoder().encodeToString(secret) + "\n");
            Files.move(started, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
