package org.mortise.form.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.Examined;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.AttachedFiles;

/** Takes the files of fields in, for those who may bring them; known from then on. */
@ApplicationScoped
public class Uploads {

    private final FieldFiles fields;
    private final FileDesk files;
    private final AttachedFiles attached;
    private final Intake intake;

    Uploads(FieldFiles fields, FileDesk files, AttachedFiles attached, Intake intake) {
        this.fields = fields;
        this.files = files;
        this.attached = attached;
        this.intake = intake;
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

    /** A copy of a file that the caller may have, for the same field of another record; nobody signs by copying. */
    Uni<ObjectNode> copy(Caller.User caller, UUID id) {
        return files.admit(caller.id()).chain(() -> fields.readable(caller, id)).flatMap(original -> {
            var place = Objects.requireNonNull(original.place());
            return fields.room(caller, place.form(), place.field(), null)
                    .invoke(room -> {
                        if (room.field().control().control().isFinal()) {
                            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
                        }
                    })
                    .flatMap(room ->
                            files.copy(original, caller.id()).flatMap(copy -> attached.entry(room.form(), copy)));
        });
    }

    private Uni<ObjectNode> taken(Caller caller, UUID uploader, Wanted wanted, InputStream body) {
        return fields.room(caller, wanted.form(), wanted.path(), wanted.record())
                .invoke(room -> Intake.refuseAnnounced(room.settings(), wanted.name(), wanted.announced()))
                .flatMap(room -> replaced(caller, wanted, room)
                        .flatMap(older -> received(room, wanted, body)
                                .flatMap(examined -> files.keep(examined, room.place(), uploader, older.orElse(null))))
                        .flatMap(kept -> attached.entry(room.form(), kept)));
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
                .item(() -> intake.take(room.settings(), wanted.name(), body))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
