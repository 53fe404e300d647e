package org.mortise.flow.run;

class Desk {
    java.sql.Connection connection;
}
