/// The cluster of `docker-compose.yml` as processes on this machine, and what can be done to them.
package io.tickfold.chaos.cluster;
