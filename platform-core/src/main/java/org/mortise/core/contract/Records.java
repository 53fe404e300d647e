package org.mortise.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * The one road to business records: authorise, coerce, default, compute, validate, write, log and announce.
 *
 * <p>Used by REST, import, flows, rules and samples alike. User mistakes fail with {@code Rejected}; absent and forbidden records
 * look the same.
 */
public interface Records {

    /** Reads one record as the caller may see it; {@code Rejected.notFound()} when he may not. */
    Uni<Record> read(Caller caller, ObjectKey form, UUID id);

    /** The same inside a transaction, locking the row when {@code lock}. */
    Uni<Record> read(Transaction transaction, Caller caller, ObjectKey form, UUID id, boolean lock);

    Uni<RecordPage> list(Caller caller, RecordQuery query);

    /** Carries out one change in a transaction of its own. */
    Uni<Record> change(Caller caller, Change change);

    /** Carries out one change as part of a larger transaction. */
    Uni<Record> change(Transaction transaction, Caller caller, Change change);

    /**
     * Creates records in one go, each by the same rules as a single one; bad ones are left out and told, in the order of the
     * batch. Numbers of {@code not_unique} fields fail the whole call: repeat it one by one.
     */
    Uni<List<Created>> createMany(Transaction transaction, Caller caller, Batch batch);

    /**
     * Records to create in one go.
     *
     * @param channel see {@link Change}
     * @param quiet whether rules that react to new records leave these alone
     * @param origins of the records, in their order, as only who may migrate tells them; empty when all are made now
     */
    record Batch(ObjectKey form, List<ObjectNode> data, String channel, boolean quiet, List<Origin> origins) {
        public Batch {
            data = List.copyOf(data);
            origins = List.copyOf(origins);
        }

        public Batch(ObjectKey form, List<ObjectNode> data, String channel, boolean quiet) {
            this(form, data, channel, quiet, List.of());
        }

        /** Where the record at {@code index} comes from. */
        public Origin origin(int index) {
            return origins.isEmpty() ? Origin.NEW : origins.get(index);
        }
    }

    /**
     * What an older system knows of a record and the platform would otherwise say.
     *
     * @param at when it was made; null: now
     * @param by by whom; null: by the caller
     * @param changed when it was last changed; null: now
     * @param owner whom it belongs to where no field says so; null: to the caller
     * @param numbers that it keeps, by the key of the field; others are given new ones
     */
    record Origin(
            @Nullable Instant at,
            @Nullable UUID by,
            @Nullable Instant changed,
            @Nullable UUID owner,
            Map<String, String> numbers) {

        public static final Origin NEW = new Origin(null, null, null, null, Map.of());

        public Origin {
            numbers = Map.copyOf(numbers);
        }
    }

    /**
     * What became of one of many: its id, or what is wrong with it.
     *
     * @param image all its values, whoever may see them; null where there is none
     */
    record Created(
            @Nullable UUID id,
            List<Problem> problems,
            @Nullable ObjectNode image) {
        public Created {
            problems = List.copyOf(problems);
        }

        public Created(@Nullable UUID id, List<Problem> problems) {
            this(id, problems, null);
        }
    }

    /** Sets the approval state of a record; only flows call this. States: draft, running, approved, rejected, withdrawn. */
    Uni<Void> flowState(Transaction transaction, ObjectKey form, UUID id, String state, @Nullable UUID instance);

    /** Titles of records by id, as far as the caller may read them. */
    Uni<Map<UUID, String>> titles(Caller caller, ObjectKey form, List<UUID> ids);

    /**
     * A change to make.
     *
     * @param id of the record; null to create one
     * @param data fields to set: absent keys stay, JSON null empties; null to delete
     * @param version the version that the caller saw; null when the caller takes what there is (flows, rules)
     * @param channel which road it came by: ui, api, import, flow, rule, sample, public
     * @param fieldRights rights of a flow node that replace the caller's grants for this change; null: his grants hold
     * @param cause what led to it, for the loop guard of rules
     */
    record Change(
            ObjectKey form,
            @Nullable UUID id,
            @Nullable ObjectNode data,
            @Nullable Integer version,
            String channel,
            @Nullable Map<String, FieldRight> fieldRights,
            CauseChain cause) {

        public static Change create(ObjectKey form, ObjectNode data, String channel, CauseChain cause) {
            return new Change(form, null, data, null, channel, null, cause);
        }

        public static Change update(ObjectKey form, UUID id, ObjectNode data, String channel, CauseChain cause) {
            return new Change(form, id, data, null, channel, null, cause);
        }
    }

    /**
     * A record as one caller sees it.
     *
     * @param data visible fields only; sub-tables as arrays of rows with {@code _id}; shape as in REST
     * @param document the record as REST returns it, with system properties and {@code data}
     */
    record Record(ObjectKey form, UUID id, int version, ObjectNode data, ObjectNode document) {}

    /** A page in the order asked for; {@code next} is null on the last one. */
    record RecordPage(List<Record> items, @Nullable String next, JsonNode labels) {}
}
