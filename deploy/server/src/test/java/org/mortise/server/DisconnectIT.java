package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.SharedServer.Crm;

/** Clients that hang up while the server writes for them: all or nothing, and nobody else notices. */
@ExtendWith(SharedServer.class)
class DisconnectIT {

    private static final int REQUESTS = 240;
    private static final int AT_ONCE = 16;
    private static final int LINES = 3;
    private static final int LONGEST_WAIT = 12_000_000;

    private final Crm crm;

    DisconnectIT(Crm crm) {
        this.crm = crm;
    }

    @Test
    void a_write_whose_client_hung_up_happens_as_a_whole_or_not_at_all() throws InterruptedException {
        var product =
                crm.administrator().get("/forms/crm.product/records?limit=1").text("/items/0/id");
        var customer =
                crm.administrator().get("/forms/crm.customer/records?limit=1").text("/items/0/id");

        // The first one prepares the form, which takes longer than anybody here waits.
        crm.administrator()
                .post("/forms/crm.contract/records", contract(REQUESTS, customer, product))
                .expect(201);

        inParallel(index -> hangUp(
                crm.administrator()
                        .onTheWire("POST", "/forms/crm.contract/records", contract(index, customer, product)),
                index));

        try (var tables = crm.server().tables()) {
            // Whoever was heard before is answered before.
            everybodyIsServed(tables);
            Await.until("all transactions to end", () -> transactions(tables) == 0 && tables.isQuiet());
            var contracts = tables.tableOf("crm.contract") + " c WHERE c.data->>'name' LIKE 'hang up %'";
            var lines =
                    tables.text("SELECT table_name FROM form_storage WHERE form = 'crm.contract' AND field = 'items'");
            var written = tables.number("SELECT count(*) FROM " + contracts);
            assertThat(written).as("some were written").isGreaterThan(1).isLessThanOrEqualTo(REQUESTS + 1);
            for (var part : List.of(
                    "(SELECT count(*) FROM rec.\"" + lines + "\" i WHERE i.parent_id = c.id) <> " + LINES,
                    "(SELECT count(*) FROM record_change h WHERE h.record = c.id) <> 1",
                    "(SELECT count(*) FROM outbox o WHERE o.record = c.id) <> 1")) {
                assertThat(tables.number("SELECT count(*) FROM " + contracts + " AND " + part))
                        .as(part)
                        .isZero();
            }
            everybodyIsServed(tables);
        }
    }

    @Test
    void a_request_that_was_never_sent_to_its_end_writes_nothing() throws InterruptedException {
        try (var tables = crm.server().tables()) {
            Await.until("deliveries", tables::isQuiet);
            var before = tables.everything();

            inParallel(index -> {
                var whole = crm.administrator()
                        .onTheWire(
                                "POST", "/forms/crm.customer/records", Map.of("data", Map.of("name", "half " + index)));
                hangUp(Arrays.copyOf(whole, whole.length - 1 - index % 60), index);
            });

            everybodyIsServed(tables);
            assertThat(tables.everything()).isEqualTo(before);
        }
    }

    /** More at once than there are connections: they would wait for ever if one had got lost. */
    private void everybodyIsServed(ServerTables tables) throws InterruptedException {
        inParallel(index ->
                crm.administrator().get("/forms/crm.customer/records?limit=5").expect(200));
        Await.until("all transactions to end", () -> transactions(tables) == 0);
    }

    private static long transactions(ServerTables tables) {
        return tables.number(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = 'mortise' AND pid <> pg_backend_pid()"
                        + " AND xact_start IS NOT NULL");
    }

    private static Map<String, Object> contract(int index, String customer, String product) {
        var line = Map.of("product", product, "qty", "1", "price", "100");
        return Map.of(
                "data", Map.of("name", "hang up " + index, "customer", customer, "items", List.of(line, line, line)));
    }

    /** Sends {@code bytes} and cuts the line a moment later, without a word (a reset) or politely. */
    private void hangUp(byte[] bytes, int index) {
        var address = URI.create(crm.server().url());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            if (index % 2 == 0) {
                socket.setSoLinger(true, 0);
            }
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            var until = System.nanoTime() + new Random(index).nextInt(LONGEST_WAIT);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void inParallel(java.util.function.IntConsumer work) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = IntStream.range(0, REQUESTS)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(index -> () -> {
                        work.accept(index);
                        return true;
                    })
                    .toList();
            assertThat(pool.invokeAll(all))
                    .allSatisfy(done -> assertThat(done.get()).isTrue());
        } finally {
            pool.shutdownNow();
        }
    }
}
