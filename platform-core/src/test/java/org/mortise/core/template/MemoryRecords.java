package org.mortise.core.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Records that live as long as a test; a name {@code "bad"} is refused. */
final class MemoryRecords implements Records {

    final Map<UUID, ObjectNode> all = new LinkedHashMap<>();
    final Map<UUID, String> states = new LinkedHashMap<>();

    @Override
    public Uni<Record> change(Transaction transaction, Caller caller, Change change) {
        if (change.data() == null) {
            return all.remove(Objects.requireNonNull(change.id())) == null
                    ? Uni.createFrom().failure(Rejected.notFound())
                    : Uni.createFrom()
                            .item(new Record(
                                    change.form(),
                                    Objects.requireNonNull(change.id()),
                                    1,
                                    Json.object(),
                                    Json.object()));
        }
        if (change.data().path("name").asText().equals("bad")) {
            return Uni.createFrom().failure(Rejected.invalid(List.of(Problem.at("/data/name", "required"))));
        }
        var id = Ids.next();
        all.put(id, change.data());
        return Uni.createFrom().item(new Record(change.form(), id, 1, change.data(), Json.object()));
    }

    @Override
    public Uni<Record> read(Caller caller, ObjectKey form, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Record> read(Transaction transaction, Caller caller, ObjectKey form, UUID id, boolean lock) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<RecordPage> list(Caller caller, RecordQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Record> change(Caller caller, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Created>> createMany(Transaction transaction, Caller caller, Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> flowState(
            Transaction transaction, ObjectKey form, UUID id, String state, @Nullable UUID instance) {
        states.put(id, state);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Map<UUID, String>> titles(Caller caller, ObjectKey form, List<UUID> ids) {
        throw new UnsupportedOperationException();
    }
}
