package signal

// nextSignal takes a signal that has arrived, 0 if there is none; waitSignal waits until one may have.
func nextSignal() uint32
func waitSignal()

func signal_recv() uint32 {
	for {
		if s := nextSignal(); s != 0 {
			return s
		}
		waitSignal()
	}
}
