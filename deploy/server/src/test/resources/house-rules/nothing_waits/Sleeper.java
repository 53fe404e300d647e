package org.mortise.flow;

class Sleeper {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
