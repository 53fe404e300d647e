package org.mortise.form.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FieldRights;
import org.mortise.core.contract.Records;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.control.FileSettings;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.Loans;
import org.mortise.form.record.RecordDesk;

/**
 * Who may bring files for a field and who may have them. A file is as visible as the field of the record that holds it; as long as
 * none does, it is its uploader's. Everything else looks like a file that does not exist.
 */
@ApplicationScoped
class FieldFiles {

    private static final Caller READING = new Caller.System("form:files", null);

    private final AccessGate gate;
    private final PublishedForms forms;
    private final Records records;
    private final FileDesk files;
    private final Loans loans;

    FieldFiles(AccessGate gate, PublishedForms forms, RecordDesk records, FileDesk files, Loans loans) {
        this.gate = gate;
        this.forms = forms;
        this.records = records;
        this.files = files;
        this.loans = loans;
    }

    /** A field that the caller may bring files for. */
    record Room(PreparedForm form, PreparedField field, FileSettings settings) {

        StoredFile.Place place() {
            return new StoredFile.Place(form.shape().form(), field.path());
        }
    }

    /**
     * The field, for somebody who may write it in some record: by his roles, by a public link, or by a task with {@code record}.
     *
     * @throws Rejected {@code not_found} for a field that he may not see, {@code forbidden} for one that he may only read
     */
    Uni<Room> room(Caller caller, ObjectKey form, String path, @Nullable UUID record) {
        return gate.of(caller).flatMap(access -> {
            var granted = access.form(form).right(path);
            var known = forms.of(access.snapshot(), form);
            return (granted != FieldRight.WRITE && record != null && caller instanceof Caller.User asked
                            ? loans.to(asked, form, record)
                                    .map(lent -> granted.or(FieldRights.of(lent).of(path)))
                            : Uni.createFrom().item(granted))
                    .map(right -> room(known, path, right));
        });
    }

    private static Room room(PreparedForm form, String path, FieldRight right) {
        var field = form.at(path).orElseThrow(Rejected::notFound);
        var settings = field.control().files();
        if (settings == null || right == FieldRight.HIDDEN) {
            throw Rejected.notFound();
        }
        if (right != FieldRight.WRITE) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
        }
        return new Room(form, field, settings);
    }

    /** A file that the caller may have. */
    Uni<StoredFile> readable(Caller.User caller, UUID id) {
        return files.find(id)
                .map(found -> found.filter(file -> file.place() != null).orElseThrow(Rejected::notFound))
                .call(file -> {
                    var record = file.record();
                    if (record == null) {
                        return mine(caller, file);
                    }
                    return held(caller, file, record);
                });
    }

    private static Uni<Void> mine(Caller.User caller, StoredFile file) {
        return file.uploadedBy().equals(caller.id())
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(Rejected::notFound);
    }

    private Uni<Void> held(Caller.User caller, StoredFile file, UUID record) {
        var place = file.place();
        if (place == null || file.state() != StoredFile.State.ATTACHED) {
            return Uni.createFrom().failure(Rejected::notFound);
        }
        return data(caller, place, record)
                .map(data -> ids(data, place.field()))
                .flatMap(ids -> ids.contains(file.id())
                        ? Uni.createFrom().item(true)
                        : files.versions(ids).map(versions -> versions.stream()
                                .anyMatch(one -> one.id().equals(file.id()))))
                .invoke(found -> {
                    if (!found) {
                        throw Rejected.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /** The record as far as the caller's roles show it, or else as far as his tasks do. */
    private Uni<ObjectNode> data(Caller.User caller, StoredFile.Place place, UUID record) {
        return records.read(caller, place.form(), record)
                .map(Records.Record::data)
                .onFailure(FieldFiles::isAbsent)
                .recoverWithItem(Json::object)
                .flatMap(data -> !ids(data, place.field()).isEmpty()
                        ? Uni.createFrom().item(data)
                        : loans.to(caller, place.form(), record)
                                .flatMap(lent ->
                                        FieldRights.of(lent).of(place.field()).atLeast(FieldRight.READ)
                                                ? records.read(READING, place.form(), record)
                                                        .map(Records.Record::data)
                                                : Uni.createFrom().item(data)));
    }

    private static Set<UUID> ids(JsonNode data, String path) {
        var ids = new HashSet<UUID>();
        var keys = path.split("\\.", 2);
        if (keys.length == 1) {
            add(data.path(path), ids);
        } else {
            data.path(keys[0]).forEach(row -> add(row.path(keys[1]), ids));
        }
        return ids;
    }

    /** A masked value is a text and names no file. */
    private static void add(JsonNode held, Set<UUID> ids) {
        held.forEach(file -> ids.add(UUID.fromString(file.path("id").asText())));
    }

    private static boolean isAbsent(Throwable failure) {
        return failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.NOT_FOUND;
    }
}
