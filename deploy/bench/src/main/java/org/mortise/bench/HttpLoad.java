package org.mortise.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Sends the same kind of request again and again over a few connections and counts the CPU time of the server. */
final class HttpLoad {

    private static final int CLIENTS = 4;

    /** Writes wait for the disk: with few clients, the processor would too. */
    private static final int WRITERS = 16;

    /** How many times fewer requests are sent of what reads more than a few records. */
    private static final int PAGE_SHARE = 5;

    private static final int SUM_SHARE = 50;
    private static final int AGAIN_SHARE = 5;

    private final ServerProcess server;
    private final int requests;

    HttpLoad(ServerProcess server, int requests) {
        this.server = server;
        this.requests = requests;
    }

    /**
     * What a request costs.
     *
     * @param cpu of the server process alone, in milliseconds
     * @param median from sending to having read the answer, in milliseconds, while {@value #CLIENTS} clients ask or {@value #WRITERS} write at once
     */
    record Cost(double cpu, double median) {}

    /** As many requests as of something short, without counting them. */
    void warm(Task task, Task.Context context, Api api) throws Exception {
        send(task, context, api, requests, 0);
    }

    /** Half as many requests as are sent to warm up. */
    Cost warmed(Task task, Task.Context context, Api api) throws Exception {
        send(task, context, api, count(task), 1);
        return measure(task, context, api);
    }

    /** The same for another caller, whose requests take roads that are warm already. */
    Cost again(Task task, Task.Context context, Api api) throws Exception {
        send(task, context, api, count(task) / AGAIN_SHARE, 1);
        return measure(task, context, api);
    }

    private Cost measure(Task task, Task.Context context, Api api) throws Exception {
        var before = server.cpu();
        var times = send(task, context, api, count(task) / 2, 2);
        var used = server.cpu().minus(before);
        Collections.sort(times);
        return new Cost(used.toNanos() / 1e6 / times.size(), times.get(times.size() / 2));
    }

    private int count(Task task) {
        return switch (task) {
            case PAGE -> requests / PAGE_SHARE;
            case SUM -> requests / SUM_SHARE;
            default -> requests;
        };
    }

    private static List<Double> send(Task task, Task.Context context, Api api, int count, int seed) throws Exception {
        var clients = task.kind == Task.Kind.WRITE ? WRITERS : CLIENTS;
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var work = new ArrayList<Callable<List<Double>>>();
            var share = context.ids().size() / clients;
            for (var client = 0; client < clients; client++) {
                // Each client has records of its own, so that no two change the same one.
                var own = context.with(context.ids().subList(client * share, (client + 1) * share));
                var random = new Random(31L * seed + client);
                work.add(() -> sendOne(task, own, api, count / clients, random));
            }
            var times = new ArrayList<Double>();
            for (var done : threads.invokeAll(work)) {
                times.addAll(done.get());
            }
            return times;
        } finally {
            threads.shutdown();
        }
    }

    private static List<Double> sendOne(Task task, Task.Context context, Api api, int count, Random random)
            throws Exception {
        var times = new ArrayList<Double>();
        for (var index = 0; index < count; index++) {
            var begin = System.nanoTime();
            task.send(context, api, random);
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return times;
    }
}
