package org.mortise.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * Looks a file over before it comes in: what it is, whether that is wanted, and whether it is safe to look at.
 *
 * @param accepted see {@link MediaTypes#refusal}
 * @param notesRemoved whether pictures lose what they tell of place, time and camera
 * @param zone in which cameras' clocks go that do not say
 */
public record Examination(List<String> accepted, boolean notesRemoved, ZoneId zone) {

    public Examination {
        accepted = List.copyOf(accepted);
    }

    /** @throws Rejected {@code invalid} with what is wrong with the file */
    public Examined of(Path file, String sentName) {
        try {
            var name = FileNames.safe(sentName);
            if (Files.size(file) == 0) {
                throw refused("file_empty", Map.of("name", name));
            }
            var content = ContentType.of(file);
            MediaTypes.refusal(name, content, accepted).ifPresent(mismatch -> {
                throw refused(code(mismatch), Map.of("name", name, "accepted", String.join(" ", accepted)));
            });
            var picture = picture(file, content, name);
            var shot = picture.isPresent() ? shot(file, content) : Shot.UNKNOWN;
            if (notesRemoved && picture.isPresent() && CameraNotes.areUnderstood(content)) {
                removeNotes(file, content, picture.get().orientation(), name);
            }
            return new Examined(
                    file,
                    new StoredFile.Content(name, Files.size(file), MediaTypes.typeOf(name, content), sha256(file)),
                    picture.map(Picture::size).orElse(null),
                    shot);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is kept of a file that somebody else has looked over. */
    public static Examined trusted(Path file, String sentName) {
        try {
            var name = FileNames.safe(sentName);
            var type = MediaTypes.typeOf(name, ContentType.of(file));
            return new Examined(
                    file, new StoredFile.Content(name, Files.size(file), type, sha256(file)), null, Shot.UNKNOWN);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Shot shot(Path file, String content) throws IOException {
        return PictureNotes.of(file, content)
                .map(notes -> Exif.shot(notes, zone))
                .orElse(Shot.UNKNOWN);
    }

    private static Optional<Picture> picture(Path file, String content, String name) {
        try {
            var picture = Picture.read(file, content);
            if (picture.isPresent() && picture.get().stored().pixels() > PictureSize.MOST_PIXELS) {
                throw refused(
                        "picture_too_large", Map.of("name", name, "megapixels", PictureSize.MOST_PIXELS / 1_000_000));
            }
            return picture;
        } catch (IOException broken) {
            throw refused("picture_unreadable", Map.of("name", name));
        }
    }

    private static void removeNotes(Path file, String type, int orientation, String name) throws IOException {
        var bare = file.resolveSibling(file.getFileName() + ".bare");
        try {
            CameraNotes.remove(file, type, orientation, bare);
            Files.move(bare, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw refused("picture_unreadable", Map.of("name", name));
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, sink);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String code(MediaTypes.Mismatch mismatch) {
        return switch (mismatch) {
            case NOT_ACCEPTED -> "file_type_not_accepted";
            case NOT_WHAT_IT_SAYS -> "file_not_what_it_says";
            case RUNS -> "file_runs";
        };
    }

    private static Rejected refused(String code, Map<String, Object> params) {
        return Rejected.invalid(List.of(Problem.at("/file", code, params)));
    }
}
