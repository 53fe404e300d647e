package org.mortise.form.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.Examination;
import org.mortise.core.file.Examined;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.FileNames;
import org.mortise.core.file.FileScan;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.AttachedFiles;

/** Takes the files of fields in: written to disk as they come, examined, and known from then on. */
@ApplicationScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private static final int MEGABYTE = 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final FieldFiles fields;
    private final FileDesk files;
    private final AttachedFiles attached;
    private final List<FileScan> scans;

    Uploads(FieldFiles fields, FileDesk files, AttachedFiles attached, @All List<FileScan> scans) {
        this.fields = fields;
        this.files = files;
        this.attached = attached;
        this.scans = List.copyOf(scans);
    }

    /**
     * What somebody wants to bring.
     *
     * @param path key of the field, {@code table.column} for a column
     * @param record for which it is, as far as that is known; null for a new one
     * @param replaces the file that it takes the place of; null for a new one
     * @param announced how long the body says it is; negative when it does not say
     */
    public record Wanted(
            ObjectKey form,
            String path,
            @Nullable UUID record,
            @Nullable UUID replaces,
            String name,
            long announced) {

        /** A new file for a field of a new record. */
        public static Wanted fresh(ObjectKey form, String path, String name, long announced) {
            return new Wanted(form, path, null, null, name, announced);
        }
    }

    /** A file of somebody with an account, as a record may refer to it. */
    Uni<ObjectNode> take(Caller.User caller, Wanted wanted, InputStream body) {
        return files.admit(caller.id()).chain(() -> taken(caller, caller.id(), wanted, body));
    }

    /**
     * A file of somebody without an account, as a record may refer to it; nobody can have it before.
     *
     * @param visit under what it waits
     * @param most how many files may wait there
     */
    public Uni<ObjectNode> take(Caller.Visitor caller, UUID visit, int most, Wanted wanted, InputStream body) {
        return files.admit(visit, most).chain(() -> taken(caller, visit, wanted, body));
    }

    private Uni<ObjectNode> taken(Caller caller, UUID uploader, Wanted wanted, InputStream body) {
        return fields.room(caller, wanted.form(), wanted.path(), wanted.record())
                .invoke(room -> refuseAnnounced(wanted, room))
                .flatMap(room -> replaced(caller, wanted, room)
                        .flatMap(older -> received(room, wanted, body)
                                .flatMap(examined -> files.keep(examined, room.place(), uploader, older.orElse(null))))
                        .flatMap(kept -> attached.entry(room.form(), kept)));
    }

    private static void refuseAnnounced(Wanted wanted, FieldFiles.Room room) {
        if (wanted.announced() > (long) room.settings().maxMegabytes() * MEGABYTE) {
            throw tooLarge(wanted, room);
        }
    }

    /** The version before, which the caller must be able to see. */
    private Uni<Optional<StoredFile>> replaced(Caller caller, Wanted wanted, FieldFiles.Room room) {
        if (wanted.replaces() == null || !(caller instanceof Caller.User reader)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return fields.readable(reader, wanted.replaces()).map(older -> {
            if (!room.place().equals(older.place())
                    || room.field().control().control().isFinal()) {
                throw Rejected.notFound();
            }
            return Optional.of(older);
        });
    }

    private Uni<Examined> received(FieldFiles.Room room, Wanted wanted, InputStream body) {
        return Uni.createFrom()
                .item(() -> receive(room, wanted, body))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Examined receive(FieldFiles.Room room, Wanted wanted, InputStream body) {
        try {
            var file = files.begin();
            try {
                write(body, file, wanted, room);
                scan(file, wanted.name());
                var settings = room.settings();
                return new Examination(settings.accepted(), settings.notesRemoved()).of(file, wanted.name());
            } catch (IOException | RuntimeException refused) {
                Files.deleteIfExists(file);
                throw refused;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Who cannot be asked has not said that the file is harmless. */
    private void scan(Path file, String name) {
        for (var scan : scans) {
            try {
                scan.check(file, name);
            } catch (IOException silent) {
                LOG.warnf(silent, "a file could not be looked through");
                throw Rejected.because(
                        Rejected.Kind.CONFLICT, "file_not_scanned", Map.of("name", FileNames.safe(name)));
            }
        }
    }

    /** Stops at the limit; what is left of the body is nobody's business. */
    private static void write(InputStream body, Path file, Wanted wanted, FieldFiles.Room room) throws IOException {
        var left = (long) room.settings().maxMegabytes() * MEGABYTE;
        var piece = new byte[PIECE];
        try (var out = Files.newOutputStream(file)) {
            for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(wanted, room);
                }
                out.write(piece, 0, read);
            }
        }
    }

    private static Rejected tooLarge(Wanted wanted, FieldFiles.Room room) {
        return Rejected.because(
                Rejected.Kind.TOO_LARGE,
                "file_too_large",
                Map.of(
                        "name",
                        FileNames.safe(wanted.name()),
                        "megabytes",
                        room.settings().maxMegabytes()));
    }
}
