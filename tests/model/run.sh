#!/bin/bash
# What the program prints of random jobs, against the model: tests/model/run.sh BINARY [JOBS [SEED]]
exec python3 "$(dirname "$0")/audit.py" "$1" --jobs "${2:-300}" --seed "${3:-1}"
