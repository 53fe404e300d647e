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
     * @param median from sending to having read the answer, in milliseconds, while {@value #CLIENTS} clients ask at once
     */
    record Cost(double cpu, double median) {}

    /** As many requests for warming up as are measured. */
    Cost measure(Task task, Task.Context context, Api api) throws Exception {
        var count = task == Task.PAGE || task == Task.SUM ? requests / 5 : requests;
        send(task, context, api, count, 1);
        var before = server.cpu();
        var times = send(task, context, api, count, 2);
        var used = server.cpu().minus(before);
        Collections.sort(times);
        return new Cost(used.toNanos() / 1e6 / times.size(), times.get(times.size() / 2));
    }

    private static List<Double> send(Task task, Task.Context context, Api api, int count, int seed) throws Exception {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var work = new ArrayList<Callable<List<Double>>>();
            var share = context.ids().size() / CLIENTS;
            for (var client = 0; client < CLIENTS; client++) {
                // Each client has records of its own, so that no two change the same one.
                var own = context.with(context.ids().subList(client * share, (client + 1) * share));
                var random = new Random(31L * seed + client);
                work.add(() -> sendOne(task, own, api, count / CLIENTS, random));
            }
            var times = new ArrayList<Double>();
            for (var done : clients.invokeAll(work)) {
                times.addAll(done.get());
            }
            return times;
        } finally {
            clients.shutdown();
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
