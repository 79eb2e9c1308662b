module bench

go 1.23.0

require github.com/prometheus/blackbox_exporter v0.27.0
