#!/bin/bash
# Makes the plan of 2024 in shares by a Slurm of one machine: tests/slurm/run.sh BINARY [SHARES]
#
# Starts munged, slurmctld and slurmd (Debian: slurmctld, slurmd, munge, slurm-client) as root, with folders
# of their own, submits templates/deploy/pliego.slurm as it is shipped, merges, and compares with what one run
# makes.  Ends with 'N passed, N failed'; without Slurm or without root it is skipped, and says so.
set -u

binary=$(realpath -- "${1:?usage: tests/slurm/run.sh BINARY [SHARES]}") || exit 2
shares=${2:-3}
root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$PATH:/usr/sbin:/sbin
passed=0
failed=0

for tool in munged slurmctld slurmd sbatch sinfo squeue; do
	if ! command -v "$tool" >/dev/null; then
		echo "skip  Slurm: $tool is not installed"
		echo "0 passed, 0 failed"
		exit 0
	fi
done
if [ "$(id -u)" -ne 0 ]; then
	echo "skip  Slurm: its daemons want root here"
	echo "0 passed, 0 failed"
	exit 0
fi

scratch=$(mktemp -d /tmp/pliego-slurm-XXXXXX)
chmod 755 "$scratch"
pids=()

finish()
{
	[ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null
	wait 2>/dev/null
	rm -rf "$scratch"
}
trap finish EXIT

told()
{
	if [ "$1" -eq 0 ]; then
		echo "ok    $2"
		passed=$((passed + 1))
	else
		echo "FAIL  $2"
		failed=$((failed + 1))
	fi
}

host=$(hostname -s)
cpus=$(nproc)
mkdir -p "$scratch"/{munge,state,spool,log}
chmod 711 "$scratch/munge"
(umask 077 && head -c 1024 /dev/urandom >"$scratch/munge/key")
cat >"$scratch/slurm.conf" <<CONF
ClusterName=pliego
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CredType=cred/munge
SlurmctldPort=17817
SlurmdPort=17818
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/log/slurmctld
SlurmdLogFile=$scratch/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus RealMemory=1000 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$scratch/slurm.conf

munged --foreground --force --key-file="$scratch/munge/key" --socket="$scratch/munge/socket" \
	--pid-file="$scratch/munge/pid" --seed-file="$scratch/munge/seed" --log-file="$scratch/munge/log" \
	>"$scratch/munge/out" 2>&1 &
pids+=($!)
for _ in $(seq 50); do [ -S "$scratch/munge/socket" ] && break; sleep 0.1; done
slurmctld -D >"$scratch/log/ctld.out" 2>&1 &
pids+=($!)
slurmd -D -N "$host" >"$scratch/log/slurmd.out" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
	[ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break
	sleep 0.2
done
if [ "$(sinfo -h -o %t 2>/dev/null)" != idle ]; then
	tail -n 5 "$scratch"/log/*
	told 1 "Slurm is up"
	echo "$passed passed, $failed failed"
	exit 1
fi
told 0 "Slurm $(slurmctld -V | cut -d ' ' -f 2) is up, on $host"

job=$root/input/plan-2024/job.yaml
"$binary" build "$job" -o "$scratch/whole" --quiet
PLIEGO=$binary sbatch --quiet --wait --array="1-$shares" --cpus-per-task=1 --mem=200 \
	--output="$scratch/log/share-%a" --chdir="$scratch" \
	"$root/templates/deploy/pliego.slurm" "$job" "$scratch/out"
told $? "an array of $shares shares ends well"
cat "$scratch"/log/share-* 2>/dev/null
[ "$(find "$scratch/out" -name "manifest-*-of-$shares.json" | wc -l)" -eq "$shares" ]
told $? "each share has a manifest"
"$binary" merge "$scratch/out" >/dev/null
told $? "the shares are joined"
diff -r "$scratch/out" "$scratch/whole"
told $? "they are what one run makes, byte for byte"
"$binary" verify "$scratch/out" >/dev/null
told $? "and as their manifest says"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
