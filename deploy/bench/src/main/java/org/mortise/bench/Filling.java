package org.mortise.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Fills the form with generated opportunities through the bulk road; the same seed gives the same records. */
final class Filling {

    static final int BATCH = 500;

    private static final int SENDERS = 2;
    private static final int REPORT_EVERY = 50_000;
    private static final List<String> STAGES =
            List.of("lead", "lead", "lead", "lead", "qualified", "qualified", "proposal", "negotiation", "won", "lost");
    private static final List<String> SOURCES = List.of("fair", "web", "referral");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final Instant FIRST_CONTACT = Instant.parse("2025-01-01T08:00:00Z");

    private final Application application;

    Filling(Application application) {
        this.application = application;
    }

    /** Sends the records from {@code start} to {@code rows} in batches and says how many seconds they took. */
    double fill(Api api, int start, int rows) throws Exception {
        var begin = System.nanoTime();
        var sent = new AtomicInteger();
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            var all = new java.util.ArrayList<Callable<Integer>>();
            for (var from = start; from < rows; from += BATCH) {
                var first = from;
                all.add(() -> send(api, first, Math.min(rows, first + BATCH), sent));
            }
            for (var done : senders.invokeAll(all)) {
                done.get();
            }
        } finally {
            senders.shutdown();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A record as a client would send it, that belongs to one of {@code people}. */
    ObjectNode opportunity(Random random, List<String> people) {
        var customers = application.customers();
        // A few people own most of the records, as in life.
        var owner = (int) (people.size() * Math.pow(random.nextDouble(), 1.7));
        var data = Api.JSON
                .createObjectNode()
                .put("name", "Opportunity " + random.nextInt(1_000_000) + " of line " + random.nextInt(40))
                .put("customer", customers.get(random.nextInt(customers.size())))
                .put("owner", people.get(owner))
                .put("stage", STAGES.get(random.nextInt(STAGES.size())))
                .put(
                        "amount",
                        BigDecimal.valueOf(100_00 + random.nextInt(900_000_00), 2)
                                .toPlainString())
                .put("probability", BigDecimal.valueOf(random.nextInt(101), 2).toPlainString())
                .put("expected_close", FIRST_DAY.plusDays(random.nextInt(730)).toString())
                .put(
                        "contacted_at",
                        FIRST_CONTACT
                                .plus(random.nextInt(700_000), ChronoUnit.MINUTES)
                                .toString())
                .put("city", "City " + random.nextInt(300))
                .put("key_account", random.nextInt(8) == 0)
                .put(
                        "remark",
                        "Asked for an offer with delivery in week " + random.nextInt(52) + " and two references.");
        if (random.nextInt(20) != 0) {
            data.put("source", SOURCES.get(random.nextInt(SOURCES.size())));
            data.put("next_step", "Call again about item " + random.nextInt(5_000));
        }
        return data;
    }

    private int send(Api api, int from, int to, AtomicInteger sent) throws Exception {
        var random = new Random(from);
        var batch = Api.JSON.createArrayNode();
        for (var index = from; index < to; index++) {
            batch.add(opportunity(random, application.people()));
        }
        Application.bulk(api, application.opportunity(), batch);
        var before = sent.getAndAdd(to - from);
        if (before / REPORT_EVERY != (before + to - from) / REPORT_EVERY) {
            System.err.println("filled " + (before + to - from));
        }
        return to - from;
    }
}
