package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/** How records that are still to be written stand to those that are there, as far as values must be unique. */
final class UniqueStandings {

    private UniqueStandings() {}

    /** Those that are there may be kept as older ones are. */
    static Uni<List<Standing>> of(SqlClient client, FormShape shape, Vault vault, List<ObjectNode> clear) {
        var now = Sealing.of(shape, vault);
        return Multi.createFrom()
                .iterable(Stream.concat(Stream.of(now), now.older().stream()).toList())
                .onItem()
                .transformToUniAndConcatenate(sealing -> of(client, shape, sealing, clear)
                        .map(found -> sealing == now
                                ? found
                                : found.stream()
                                        .filter(standing -> standing.other() != null)
                                        .toList()))
                .collect()
                .in(ArrayList<Standing>::new, List::addAll)
                .map(found -> found);
    }

    static Uni<List<Standing>> of(SqlClient client, FormShape shape, Sealing sealing, List<ObjectNode> clear) {
        var documents = clear.stream().map(sealing::sealed).toList();
        return Multi.createFrom()
                .iterable(UniqueIndex.of(shape))
                .onItem()
                .transformToUniAndConcatenate(unique -> of(client, unique, documents))
                .collect()
                .in(ArrayList<Standing>::new, List::addAll)
                .map(found -> found);
    }

    /** Where in its record a row stands. */
    private record Place(int document, int row) {}

    private static Uni<List<Standing>> of(SqlClient client, UniqueIndex unique, List<ObjectNode> documents) {
        var places = new ArrayList<Place>();
        var texts = new ArrayList<String>();
        for (var index = 0; index < documents.size(); index++) {
            if (unique.rows() == null) {
                places.add(new Place(index, -1));
                texts.add(Json.write(documents.get(index)));
                continue;
            }
            var rows = documents.get(index).path(unique.rows().key());
            for (var row = 0; row < rows.size(); row++) {
                places.add(new Place(index, row));
                texts.add(Json.write(rows.get(row)));
            }
        }
        return texts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : client.preparedQuery(unique.standing())
                        .execute(Tuple.of(texts.toArray(String[]::new)))
                        .map(found -> Rows.list(found, row -> standing(unique, places, row)));
    }

    private static Standing standing(UniqueIndex unique, List<Place> places, Row row) {
        var place = places.get(Math.toIntExact(row.getLong(0)) - 1);
        var column = unique.rows() == null ? "" : unique.rows().key() + ".";
        return new Standing(
                place.document(),
                place.row(),
                unique.name(),
                unique.rows() != null && !unique.everywhere(),
                new Standing.Values(row.getLong(1), row.getLong(2)),
                unique.titles(),
                column + unique.fields().get(0).key(),
                unique.taken(),
                row.getUUID(3));
    }
}
